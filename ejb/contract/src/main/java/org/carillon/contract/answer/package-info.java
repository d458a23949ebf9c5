/** What comes of a request, in whatever capability: done, or one of a few kinds of failure. */
package org.carillon.contract.answer;
