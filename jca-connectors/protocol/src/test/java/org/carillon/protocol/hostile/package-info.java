/** What many hostile clients at once can make a server keep. */
package org.carillon.protocol.hostile;
