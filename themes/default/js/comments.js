// Comments on what is under review: kept in this browser, handed over as one file that `wutu review import` reads.
// A classic script of ES2017 that works from a folder. Without it the pages show nothing of this.
(function () {
  'use strict';
  var draft = window.wutuReview;
  if (!draft || !document.querySelector('main')) return;

  var CATEGORIES = ['事实', '判断', '表述', '补充'];
  var ORIGINS = ['专家', '企业', '公众', '市州', '部门'];
  var store = 'wutu-review:' + draft.chain + '/' + draft.round;
  var state = load();
  var picking = false;

  function load() {
    try {
      var kept = JSON.parse(localStorage.getItem(store) || '{}');
      return { origin: kept.origin || '', comments: Array.isArray(kept.comments) ? kept.comments : [] };
    } catch (error) {
      return { origin: '', comments: [] };
    }
  }

  function save() {
    try {
      localStorage.setItem(store, JSON.stringify(state));
    } catch (error) {
      say('浏览器没有保存：请马上导出');
    }
    show();
  }

  // An element with properties and children; text is never taken for markup.
  function make(tag, properties, children) {
    var one = document.createElement(tag);
    Object.keys(properties || {}).forEach(function (key) {
      if (key === 'on') {
        Object.keys(properties.on).forEach(function (name) { one.addEventListener(name, properties.on[name]); });
      } else if (key in one && key !== 'list') {
        one[key] = properties[key];
      } else {
        one.setAttribute(key, properties[key]);
      }
    });
    (children || []).forEach(function (child) {
      one.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
    });
    return one;
  }

  function options(words, first) {
    return [make('option', { value: '' }, [first])].concat(words.map(function (word) {
      return make('option', { value: word }, [word]);
    }));
  }

  function title(item) {
    return (item.number + ' ' + item.name).trim();
  }

  var byNumber = {};
  draft.items.forEach(function (item) { if (item.number) byNumber[item.number] = item; });

  var items = make('select', { required: true }, [make('option', { value: '' }, ['选一项……'])].concat(
    draft.items.map(function (item) { return make('option', { value: item.key }, [title(item)]); })
  ));
  var pick = make('button', { type: 'button', on: { click: function () { setPicking(!picking); } } }, ['在图上点选']);
  var text = make('textarea', { rows: 3, required: true });
  var category = make('select', {}, options(CATEGORIES, '不分类'));
  var proposed = make('textarea', { rows: 2 });
  var origin = make('select', { on: { change: function () { state.origin = origin.value; save(); } } }, options(ORIGINS, '请选'));
  var list = make('ol', { className: 'comments-list' });
  var told = make('p', { className: 'comments-told', role: 'status' });
  var file = make('input', { type: 'file', accept: '.json,application/json', hidden: true, on: { change: take } });

  function field(label, control) {
    return make('label', {}, [make('span', {}, [label]), control]);
  }

  var form = make('form', { on: { submit: add } }, [
    field('针对', items), pick,
    field('意见', text),
    field('类别', category),
    field('建议表述', proposed),
    make('button', { type: 'submit', className: 'comments-main' }, ['记下这条意见'])
  ]);
  var panel = make('aside', { id: 'comments', className: 'comments', hidden: true, 'aria-label': '评审意见', on: { keydown: leave } }, [
    make('header', {}, [
      make('h2', {}, ['评审意见']),
      make('button', { type: 'button', 'aria-label': '收起', on: { click: close } }, ['×'])
    ]),
    make('p', { className: 'note' }, ['意见只存在这台电脑的浏览器里。写完请导出，把文件交给评审组织单位。']),
    form,
    list,
    make('footer', {}, [
      field('意见来源', origin),
      make('button', { type: 'button', on: { click: hand } }, ['导出']),
      make('button', { type: 'button', on: { click: function () { file.click(); } } }, ['导入']),
      file
    ]),
    told
  ]);
  var opener = make('button', { type: 'button', className: 'comments-open', 'aria-controls': 'comments', on: { click: function () { panel.hidden ? open() : close(); } } });

  function say(words) { told.textContent = words; }

  function open(item) {
    panel.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    if (item && item.key) items.value = item.key;
    (items.value ? text : items).focus();
  }

  function close() {
    panel.hidden = true;
    setPicking(false);
    opener.setAttribute('aria-expanded', 'false');
    opener.focus();
  }

  function leave(event) {
    if (event.key === 'Escape') close();
  }

  function setPicking(on) {
    picking = on;
    pick.setAttribute('aria-pressed', String(on));
    document.documentElement.classList.toggle('comments-picking', on);
    if (on) say('在图上点一项，再写意见');
  }

  // The element of the draft that a place on the page belongs to.
  function around(place) {
    for (var one = place; one && one.nodeType === 1; one = one.parentNode) {
      var item = byNumber[(one.id || '').replace(/^row-/, '')];
      if (item) return item;
    }
    return null;
  }

  document.addEventListener('click', function (event) {
    if (!picking || panel.contains(event.target) || event.target === opener) return;
    var item = around(event.target);
    if (!item) return;
    event.preventDefault();
    event.stopPropagation();
    setPicking(false);
    say('');
    open(item);
  }, true);

  function add(event) {
    event.preventDefault();
    var item = draft.items.filter(function (one) { return one.key === items.value; })[0];
    if (!item || !text.value.trim()) return;
    state.comments.push({
      key: item.key, hash: item.hash, number: item.number, name: item.name,
      text: text.value.trim(), category: category.value, proposed: proposed.value.trim()
    });
    text.value = '';
    proposed.value = '';
    category.value = '';
    say('已记下');
    save();
    text.focus();
  }

  function remove(at) {
    state.comments.splice(at, 1);
    save();
    opener.focus();
  }

  // The whole file; what it holds is checked where it is read.
  function hand() {
    if (!state.origin) {
      say('先选意见来源');
      origin.focus();
      return;
    }
    var whole = { wutu: 'review-comments', chain: draft.chain, round: draft.round, edition: draft.edition, origin: state.origin, comments: state.comments };
    var address = URL.createObjectURL(new Blob([JSON.stringify(whole, null, 2)], { type: 'application/json' }));
    var link = make('a', { href: address, download: '意见-' + draft.chain + '-' + draft.round + '.json' });
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
    say('已导出 ' + state.comments.length + ' 条');
  }

  function take() {
    var reader = new FileReader();
    reader.onload = function () {
      try {
        var whole = JSON.parse(reader.result);
        if (whole.chain !== draft.chain || whole.round !== draft.round) throw new Error('other');
        var known = state.comments.map(JSON.stringify);
        var fresh = whole.comments.filter(function (one) { return known.indexOf(JSON.stringify(one)) < 0; });
        state.comments = state.comments.concat(fresh);
        state.origin = state.origin || whole.origin || '';
        save();
        say('已导入 ' + fresh.length + ' 条');
      } catch (error) {
        say('这不是本次评审导出的文件');
      }
    };
    if (file.files[0]) reader.readAsText(file.files[0]);
    file.value = '';
  }

  function show() {
    var count = state.comments.length;
    opener.textContent = '评审意见' + (count ? '（' + count + '）' : '');
    origin.value = state.origin;
    list.textContent = '';
    state.comments.forEach(function (one, at) {
      list.appendChild(make('li', {}, [
        make('strong', {}, [title(one)]),
        make('span', {}, [one.text]),
        make('button', { type: 'button', 'aria-label': '删去对 ' + title(one) + ' 的意见', on: { click: function () { remove(at); } } }, ['删去'])
      ]));
    });
  }

  // A button in the first cell of every row that the draft knows.
  Array.prototype.forEach.call(document.querySelectorAll('main tr[id^="row-"]'), function (row) {
    var item = byNumber[row.id.slice(4)];
    var cell = row.querySelector('th, td');
    if (!item || !cell) return;
    cell.appendChild(make('button', { type: 'button', className: 'comment-on', 'aria-label': '对 ' + title(item) + ' 提意见', on: { click: function () { open(item); } } }, ['评']));
  });

  document.body.appendChild(opener);
  document.body.appendChild(panel);
  opener.setAttribute('aria-expanded', 'false');
  show();
})();
