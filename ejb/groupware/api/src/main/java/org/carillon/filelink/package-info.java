/** Links through which people without an account reach a file, or a folder with its content. */
package org.carillon.filelink;
