/** Reads plain lists of email addresses, as spreadsheets save them. */
@NullMarked
package io.entitlements.core.roster.csv;

import org.jspecify.annotations.NullMarked;
