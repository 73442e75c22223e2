/** Transactions: begun, ended, run again. */
@NullMarked
package io.entitlements.jdbc.internal;

import org.jspecify.annotations.NullMarked;
