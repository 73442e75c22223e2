/** The pure decision: rights and an instant in, a decision out. */
@NullMarked
package io.entitlements.core.internal.decision;

import org.jspecify.annotations.NullMarked;
