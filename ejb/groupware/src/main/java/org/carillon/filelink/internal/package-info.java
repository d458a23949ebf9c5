/** Storage of file links, and access to the files through them. */
package org.carillon.filelink.internal;
