/**
 * The administration's pages: each calls one core operation with the caller and shows its answer.
 */
package org.carillon.webadmin;
