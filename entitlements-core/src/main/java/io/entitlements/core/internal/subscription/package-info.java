/** What an administrator sees of subscriptions. */
@NullMarked
package io.entitlements.core.internal.subscription;

import org.jspecify.annotations.NullMarked;
