/** JSON as the server keeps it in rows and files. */
package org.carillon.json;
