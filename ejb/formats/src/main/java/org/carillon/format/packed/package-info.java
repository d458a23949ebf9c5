/** Files that older ways than MIME pack into a part: uuencode and TNEF. */
package org.carillon.format.packed;
