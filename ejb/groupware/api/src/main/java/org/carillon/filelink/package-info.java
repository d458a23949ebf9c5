/** Addresses by which strangers reach a file, or a folder with all that is in it. */
package org.carillon.filelink;
