/** Tests of the memory that many hostile clients at once can occupy. */
package org.carillon.protocol.hostile;
