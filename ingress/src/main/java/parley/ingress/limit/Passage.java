package parley.ingress.limit;

/// A request that asks to be let through.
///
/// @param caller a user, or the address of somebody without a token
/// @param address where the request comes from
record Passage(String caller, String address, Bucket bucket) {
  private static final String KEYS = "parley:limit:";

  String invalidKey() {
    return invalidKey(address);
  }

  String globalKey() {
    return KEYS + "all:" + caller;
  }

  String bucketKey() {
    String subject = bucket.byAddress() ? address : caller;
    return KEYS + bucket.id() + ":" + subject + ":" + bucket.major();
  }

  static String invalidKey(String address) {
    return KEYS + "invalid:" + address;
  }
}
