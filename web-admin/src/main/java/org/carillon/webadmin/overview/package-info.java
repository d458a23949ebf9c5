/** The first page, its figures and their lines. */
package org.carillon.webadmin.overview;
