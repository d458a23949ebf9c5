/** The reader's files: folders, what lies in them, and what is done with it. */
package org.carillon.webmail.file;
