/** Lists of people that other systems keep. */
@NullMarked
package io.entitlements.roster;

import org.jspecify.annotations.NullMarked;
