/** Purchase orders that come in, by file or one by one. */
@NullMarked
package io.entitlements.core.internal.order;

import org.jspecify.annotations.NullMarked;
