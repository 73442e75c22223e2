/** The emails. */
@NullMarked
package io.entitlements.core.internal.mail;

import org.jspecify.annotations.NullMarked;
