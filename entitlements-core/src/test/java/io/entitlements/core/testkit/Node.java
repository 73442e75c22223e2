package io.entitlements.core.testkit;

import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.FollowedByHand;

/** An engine of its own that hears of changes when a test wants it to. */
record Node(EntitlementEngine engine, FollowedByHand follower) {

  static Node of(EntitlementEngine engine) {
    Node node = new Node(engine, new FollowedByHand(engine));
    node.hear();
    return node;
  }

  /** Reads all that was committed on any node. */
  void hear() {
    follower.follow();
  }
}
