/** People from Google Workspace: its directory, a group, or the teachers of Classroom. */
@NullMarked
package io.entitlements.core.roster.google;

import org.jspecify.annotations.NullMarked;
