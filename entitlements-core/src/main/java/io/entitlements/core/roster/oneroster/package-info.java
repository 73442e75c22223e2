/** Reads OneRoster CSV bundles, the files that a school's information system exports. */
@NullMarked
package io.entitlements.core.roster.oneroster;

import org.jspecify.annotations.NullMarked;
