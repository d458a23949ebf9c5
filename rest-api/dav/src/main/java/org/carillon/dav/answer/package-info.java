/** What DAV answers when something is refused (RFC 4918 §11, §16). */
package org.carillon.dav.answer;
