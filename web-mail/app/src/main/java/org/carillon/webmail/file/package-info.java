/** The reader's files: folders, their contents, and actions on them. */
package org.carillon.webmail.file;
