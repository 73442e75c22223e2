/** The one way to change anything, and the history that it leaves. */
@NullMarked
package io.entitlements.core.internal.change;

import org.jspecify.annotations.NullMarked;
