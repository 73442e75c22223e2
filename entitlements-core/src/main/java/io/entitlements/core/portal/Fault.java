package io.entitlements.core.portal;

/** What is wrong with a request, or here; the name is the stable code of the problem. */
enum Fault {
  /** The body is no question of this kind. */
  MALFORMED(400, "Bad Request"),
  /** Only who has signed in can ask this. */
  SIGN_IN_REQUIRED(401, "Unauthorized"),
  /** Nothing is here. */
  NOT_FOUND(404, "Not Found"),
  /** Asked by another method. */
  METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
  /** The body is longer than any question. */
  TOO_LARGE(413, "Content Too Large"),
  /** The body is said to be no JSON. */
  WRONG_CONTENT_TYPE(415, "Unsupported Media Type"),
  /** A fault of the portal. */
  FAULT(500, "Internal Server Error"),
  /** The portal cannot answer now. */
  UNAVAILABLE(503, "Service Unavailable");

  final int status;
  final String title;

  Fault(int status, String title) {
    this.status = status;
    this.title = title;
  }
}
