/** Files as this server makes them: its owner's, and nobody else's to read. */
package org.carillon.files;
