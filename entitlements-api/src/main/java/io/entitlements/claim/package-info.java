/** Purchase orders, and turning them into subscriptions. */
@NullMarked
package io.entitlements.claim;

import org.jspecify.annotations.NullMarked;
