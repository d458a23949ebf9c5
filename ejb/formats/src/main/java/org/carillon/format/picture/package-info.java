/** Pictures of points that strangers made: what they are by their octets, and only that of them. */
package org.carillon.format.picture;
