/** What a store and a mail transport must do; for those who write one. */
@NullMarked
package io.entitlements.spi;

import org.jspecify.annotations.NullMarked;
