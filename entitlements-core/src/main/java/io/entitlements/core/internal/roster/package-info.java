/** What a sync does. */
@NullMarked
package io.entitlements.core.internal.roster;

import org.jspecify.annotations.NullMarked;
