/** Answers checks at other instants from the recorded events. */
@NullMarked
package io.entitlements.core.internal.history;

import org.jspecify.annotations.NullMarked;
