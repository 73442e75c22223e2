package io.entitlements.core.internal.snapshot;

import io.entitlements.core.internal.decision.CompiledRight;

/**
 * A right that all who hold it have in common.
 *
 * @param right the one object for all of them, so that it is compared as one
 * @param of knows who holds it
 */
record SharedRight(CompiledRight right, SharedSubscription of) {}
