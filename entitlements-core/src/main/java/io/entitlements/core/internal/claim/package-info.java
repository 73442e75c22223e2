/** Purchase orders, claims and their fulfilment. */
@NullMarked
package io.entitlements.core.internal.claim;

import org.jspecify.annotations.NullMarked;
