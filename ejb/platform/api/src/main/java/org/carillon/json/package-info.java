/** JSON for the server's rows and files. */
package org.carillon.json;
