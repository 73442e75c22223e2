/** Accounts and organizations. */
@NullMarked
package io.entitlements.core.internal.account;

import org.jspecify.annotations.NullMarked;
