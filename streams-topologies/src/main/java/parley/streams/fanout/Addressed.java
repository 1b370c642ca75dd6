package parley.streams.fanout;

/// Key of an outgoing record together with the partition that it has to go to.
public record Addressed(int partition, byte[] key) {}
