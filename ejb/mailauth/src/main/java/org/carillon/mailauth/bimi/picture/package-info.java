/** Brands' pictures: SVG Tiny Portable/Secure (draft-svg-tiny-ps-abrotman), only safe parts. */
package org.carillon.mailauth.bimi.picture;
