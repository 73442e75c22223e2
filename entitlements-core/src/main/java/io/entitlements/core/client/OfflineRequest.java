package io.entitlements.core.client;

import io.entitlements.key.TypedKeyFault;

/** What came of asking for the offline activation of a typed product key. */
public sealed interface OfflineRequest {

  /**
   * To be carried to the portal; the same as often as it is asked for.
   *
   * @param file the text of the request file; it has the product key in it
   * @param phoneCode this installation's code, to be read out on the phone beside the product key
   */
  record Ready(String file, String phoneCode) implements OfflineRequest {
    /** Without the key. */
    @Override
    public String toString() {
      return "Ready[" + phoneCode + "]";
    }
  }

  /**
   * The product key is typed wrongly.
   *
   * @param fault what is wrong with it
   */
  record Mistyped(TypedKeyFault fault) implements OfflineRequest {}

  /**
   * Another right is in use here, or was asked for and may have taken a seat. It is to be given up
   * before: a product key by {@link EntitlementClient#returnFile()} or {@link
   * OnlineClient#returnKey()}, a person's by {@link OnlineClient#signOut()}. An answer to its
   * request that comes after that is for another installation.
   */
  record GiveUpFirst() implements OfflineRequest {}
}
