/** Creation of files that only the owner can read. */
package org.carillon.files;
