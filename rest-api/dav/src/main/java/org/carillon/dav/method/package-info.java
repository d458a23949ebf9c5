/** The methods of RFC 4918, 3253, 3744 and 5995, one class each. */
package org.carillon.dav.method;
