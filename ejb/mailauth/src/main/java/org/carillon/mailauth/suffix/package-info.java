/** Below which names may people register others? As the public suffix list has it. */
package org.carillon.mailauth.suffix;
