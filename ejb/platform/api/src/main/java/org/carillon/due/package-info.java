/** Work that falls due: declared by {@link org.carillon.due.DueWork}, done on every node. */
package org.carillon.due;
