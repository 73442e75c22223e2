/** People from Microsoft Graph: its directory, a group, or the teachers of School Data Sync. */
@NullMarked
package io.entitlements.core.roster.microsoft;

import org.jspecify.annotations.NullMarked;
