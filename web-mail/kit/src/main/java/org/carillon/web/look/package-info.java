/** The look of a domain's pages: its style sheet, logo and pictures. */
package org.carillon.web.look;
