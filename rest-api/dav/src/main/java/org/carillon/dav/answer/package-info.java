/** Error responses of DAV (RFC 4918 §11, §16). */
package org.carillon.dav.answer;
