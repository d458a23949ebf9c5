/** Reports of the parts on themselves. */
package org.carillon.health;
