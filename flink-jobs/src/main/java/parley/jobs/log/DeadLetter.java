package parley.jobs.log;

/// A record that a job could not read, and why.
public record DeadLetter(RawRecord record, String cause) {}
