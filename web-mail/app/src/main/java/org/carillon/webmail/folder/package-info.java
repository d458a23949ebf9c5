/** Creating, renaming, deleting and sharing folders. */
package org.carillon.webmail.folder;
