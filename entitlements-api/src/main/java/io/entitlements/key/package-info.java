/** Product keys, and what an administrator sees of subscriptions. */
@NullMarked
package io.entitlements.key;

import org.jspecify.annotations.NullMarked;
