/** Lists and forms of the directory's objects, made from the declarations of their types. */
package org.carillon.webadmin.directory;
