/** The administration's pages: each calls one core operation as the caller and shows the result. */
package org.carillon.webadmin;
