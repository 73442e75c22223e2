/** What the connectors to other systems' lists of people have in common. */
@NullMarked
package io.entitlements.core.roster;

import org.jspecify.annotations.NullMarked;
