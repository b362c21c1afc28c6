/** Who an owner is: alias, name, address, manager. */
@NullMarked
package dev.aftercare.people;

import org.jspecify.annotations.NullMarked;
